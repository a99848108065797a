"""From a focus to the rows of each pane: which passages meet it, what is counted over them, and pages of rows."""
