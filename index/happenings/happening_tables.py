"""The tables in which happenings are kept, and what is asked of them. Lists of numbers are handed over as JSON."""

from typing import Final

TABLES: Final = """
create table if not exists made_by (version integer, tables integer);
create table if not exists article (id text primary key, size integer, time integer);
create table if not exists report (
    num integer primary key, article text, happening text, events text, data blob, told blob
);
create index if not exists report_article on report (article);
create table if not exists word (word integer, num integer, primary key (word, num)) without rowid;
create index if not exists word_num on word (num);
create table if not exists near (num integer primary key, words blob);
create table if not exists edge (low integer, high integer, odds real, primary key (low, high)) without rowid;
create index if not exists edge_high on edge (high);
create table if not exists decided (value text);
create table if not exists member (num integer primary key, happening integer);
create table if not exists happening (
    num integer primary key, row blob, first integer, last integer, reported integer, articles integer,
    origins integer, sure integer, killed integer, wounded integer, hour integer,
    place text, latitude real, longitude real, area integer
);
"""
EMPTY: Final = """
drop table made_by; drop table article; drop table report; drop table word;
drop table if exists near; drop table edge; drop table member;
drop table decided;
drop table happening;
"""
NEAR: Final = "select num, words from near where num in (select value from json_each(?))"
JOINED: Final = """
select low, high, odds from edge where low in (select value from json_each(?1))
union select low, high, odds from edge where high in (select value from json_each(?1))
"""
OF_ARTICLES: Final = "select num from report where article in (select value from json_each(?))"
ADD: Final = "insert into report (article, happening, events, data, told) values (?, ?, ?, ?, ?)"
HELD: Final = """
select id, size, time from article where ?1 is null or id in (select value from json_each(?1))
"""
WAITING: Final = "select num from report where num not in (select num from member) limit ?"
WAITING_AND_GROUPED: Final = """
select (select count(*) from report) - (select count(*) from member), (select count(*) from member)
"""
REPORTS: Final = "select article, member.happening, events from report join member using (num)"
OF_ARTICLE: Final = "select member.happening, events from report join member using (num) where article = ?"
LISTED: Final = """
select num, first, last, reported, articles, origins, sure, killed, wounded, hour from happening
"""
KEEP: Final = "insert or replace into happening values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
PLACES: Final = """
select num, place, latitude, longitude, area from happening
where place is not null and num in (select value from json_each(?))
"""
ROWS: Final = "select num, row from happening where num in (select value from json_each(?))"
NAMED: Final = """
select row from happening join member on member.happening = happening.num join report on report.num = member.num
where report.article = ? and report.happening = ?
"""
DATA: Final = "select num, data from report where num in (select value from json_each(?))"
TOLD: Final = "select told from report where num in (select value from json_each(?)) order by num"
FORGET: Final = (
    "delete from report where num in (select value from json_each(?))",
    "delete from word where num in (select value from json_each(?))",
    "delete from near where num in (select value from json_each(?))",
    "delete from edge where low in (select value from json_each(?))",
    "delete from edge where high in (select value from json_each(?))",
)
UNGROUP: Final = (
    "delete from happening where num in (select happening from member where num in (select value from json_each(?)))",
    "delete from member where num in (select value from json_each(?))",
)
