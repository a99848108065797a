"""What crawlers keep of the web: answers of servers as they were sent, record after record."""
