"""Dates: what an expression means on three days of publication, and which date a predicate takes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.coding.configuration import DEFAULT_PIPELINE
from sayso.coding.dates import date_for, find_dates, find_expressions, resolve, tense_of
from sayso.coding.document import load_pipeline, parse
from sayso.knowledge.dates import date_words
from sayso.records import Article, DateRange, Range

# A Friday, a Monday, and a Sunday that opens a year.
PUBLISHED = (date(2024, 10, 18), date(2031, 5, 12), date(2023, 1, 1))

EXPRESSIONS = """
on Friday | past | 2024-10-18 | 2031-05-09 | 2022-12-30
on Monday | past | 2024-10-14 | 2031-05-12 | 2022-12-26
on Tuesday | past | 2024-10-15 | 2031-05-06 | 2022-12-27
late on Thursday | past | 2024-10-17 | 2031-05-08 | 2022-12-29
Thursday night | past | 2024-10-17 | 2031-05-08 | 2022-12-29
early on Sunday | past | 2024-10-13 | 2031-05-11 | 2023-01-01
last Tuesday | past | 2024-10-15 | 2031-05-06 | 2022-12-27
last Friday | past | 2024-10-11 | 2031-05-09 | 2022-12-30
Friday last week | past | 2024-10-11 | 2031-05-09 | 2022-12-23
on Monday | future | 2024-10-21 | 2031-05-12 | 2023-01-02
on Friday | future | 2024-10-18 | 2031-05-16 | 2023-01-06
next Monday | future | 2024-10-21 | 2031-05-19 | 2023-01-02
this Saturday | future | 2024-10-19 | 2031-05-17 | 2022-12-31
today | past | 2024-10-18 | 2031-05-12 | 2023-01-01
yesterday | past | 2024-10-17 | 2031-05-11 | 2022-12-31
tomorrow | future | 2024-10-19 | 2031-05-13 | 2023-01-02
the day before yesterday | past | 2024-10-16 | 2031-05-10 | 2022-12-30
overnight | past | 2024-10-17..2024-10-18 | 2031-05-11..2031-05-12 | 2022-12-31..2023-01-01
last night | past | 2024-10-17 | 2031-05-11 | 2022-12-31
last week | past | 2024-10-07..2024-10-13 | 2031-05-05..2031-05-11 | 2022-12-19..2022-12-25
this week | past | 2024-10-14..2024-10-18 | 2031-05-12 | 2022-12-26..2023-01-01
earlier this week | past | 2024-10-14..2024-10-18 | 2031-05-12 | 2022-12-26..2023-01-01
later this week | future | 2024-10-18..2024-10-20 | 2031-05-12..2031-05-18 | 2023-01-01
next week | future | 2024-10-21..2024-10-27 | 2031-05-19..2031-05-25 | 2023-01-02..2023-01-08
last month | past | 2024-09-01..2024-09-30 | 2031-04-01..2031-04-30 | 2022-12-01..2022-12-31
this month | past | 2024-10-01..2024-10-18 | 2031-05-01..2031-05-12 | 2023-01-01
earlier this month | past | 2024-10-01..2024-10-18 | 2031-05-01..2031-05-12 | 2023-01-01
next month | future | 2024-11-01..2024-11-30 | 2031-06-01..2031-06-30 | 2023-02-01..2023-02-28
last year | past | 2023-01-01..2023-12-31 | 2030-01-01..2030-12-31 | 2022-01-01..2022-12-31
this year | past | 2024-01-01..2024-10-18 | 2031-01-01..2031-05-12 | 2023-01-01
next year | future | 2025-01-01..2025-12-31 | 2032-01-01..2032-12-31 | 2024-01-01..2024-12-31
over the weekend | past | 2024-10-12..2024-10-13 | 2031-05-10..2031-05-11 | 2022-12-31..2023-01-01
two weekends ago | past | 2024-10-05..2024-10-06 | 2031-05-03..2031-05-04 | 2022-12-17..2022-12-18
last weekend | past | 2024-10-12..2024-10-13 | 2031-05-10..2031-05-11 | 2022-12-24..2022-12-25
this weekend | future | 2024-10-19..2024-10-20 | 2031-05-17..2031-05-18 | 2022-12-31..2023-01-01
on Oct. 18 | past | 2024-10-18 | 2030-10-18 | 2022-10-18
on 18 October | past | 2024-10-18 | 2030-10-18 | 2022-10-18
on the 3rd of March | past | 2024-03-03 | 2031-03-03 | 2022-03-03
on Friday, Oct. 18, 2024 | past | 2024-10-18 | 2024-10-18 | 2024-10-18
18 October 2024 | past | 2024-10-18 | 2024-10-18 | 2024-10-18
2024-10-18 | past | 2024-10-18 | 2024-10-18 | 2024-10-18
on 20 December | future | 2024-12-20 | 2031-12-20 | 2023-12-20
on May 5 last year | past | 2023-05-05 | 2030-05-05 | 2022-05-05
between 8 and 13 October | past | 2024-10-08..2024-10-13 | 2030-10-08..2030-10-13 | 2022-10-08..2022-10-13
from 8 to 13 October | past | 2024-10-08..2024-10-13 | 2030-10-08..2030-10-13 | 2022-10-08..2022-10-13
between Oct. 8 and 13 | past | 2024-10-08..2024-10-13 | 2030-10-08..2030-10-13 | 2022-10-08..2022-10-13
Oct. 8-13 | past | 2024-10-08..2024-10-13 | 2030-10-08..2030-10-13 | 2022-10-08..2022-10-13
from 28 October to 3 November 2024 | past | 2024-10-28..2024-11-03 | 2024-10-28..2024-11-03 | 2024-10-28..2024-11-03
from December 20 to January 5 | past | 2023-12-20..2024-01-05 | 2030-12-20..2031-01-05 | 2021-12-20..2022-01-05
in October | past | 2024-10-01..2024-10-18 | 2030-10-01..2030-10-31 | 2022-10-01..2022-10-31
in October 2024 | past | 2024-10-01..2024-10-31 | 2024-10-01..2024-10-31 | 2024-10-01..2024-10-31
last June | past | 2024-06-01..2024-06-30 | 2030-06-01..2030-06-30 | 2022-06-01..2022-06-30
next June | future | 2025-06-01..2025-06-30 | 2031-06-01..2031-06-30 | 2023-06-01..2023-06-30
in June | past | 2024-06-01..2024-06-30 | 2030-06-01..2030-06-30 | 2022-06-01..2022-06-30
October last year | past | 2023-10-01..2023-10-31 | 2030-10-01..2030-10-31 | 2022-10-01..2022-10-31
in mid-October | past | 2024-10-11..2024-10-18 | 2030-10-11..2030-10-20 | 2022-10-11..2022-10-20
in early November | past | 2023-11-01..2023-11-10 | 2030-11-01..2030-11-10 | 2022-11-01..2022-11-10
at the end of September | past | 2024-09-23..2024-09-30 | 2030-09-23..2030-09-30 | 2022-09-23..2022-09-30
in the first half of June | past | 2024-06-01..2024-06-15 | 2030-06-01..2030-06-15 | 2022-06-01..2022-06-15
in late 2023 | past | 2023-09-01..2023-12-31 | 2023-09-01..2023-12-31 | 2023-09-01..2023-12-31
in 2022 | past | 2022-01-01..2022-12-31 | 2022-01-01..2022-12-31 | 2022-01-01..2022-12-31
since 2014 | past | 2014-01-01..2024-10-18 | 2014-01-01..2031-05-12 | 2014-01-01..2023-01-01
between 2014 and 2022 | past | 2014-01-01..2022-12-31 | 2014-01-01..2022-12-31 | 2014-01-01..2022-12-31
in the 1990s | past | 1990-01-01..1999-12-31 | 1990-01-01..1999-12-31 | 1990-01-01..1999-12-31
in the early 1980s | past | 1980-01-01..1983-12-31 | 1980-01-01..1983-12-31 | 1980-01-01..1983-12-31
last summer | past | 2024-06-01..2024-08-31 | 2030-06-01..2030-08-31 | 2022-06-01..2022-08-31
in the winter of 2022 | past | 2022-12-01..2023-02-28 | 2022-12-01..2023-02-28 | 2022-12-01..2023-02-28
this spring | past | 2024-03-01..2024-05-31 | 2031-03-01..2031-05-12 | 2022-03-01..2022-05-31
in the third quarter of 2024 | past | 2024-07-01..2024-09-30 | 2024-07-01..2024-09-30 | 2024-07-01..2024-09-30
since Monday | past | 2024-10-14..2024-10-18 | 2031-05-12 | 2022-12-26..2023-01-01
since the start of the year | perfect | 2024-01-01..2024-10-18 | 2031-01-01..2031-05-12 | 2023-01-01
since last June | perfect | 2024-06-01..2024-10-18 | 2030-06-01..2031-05-12 | 2022-06-01..2023-01-01
until Sunday | past | ..2024-10-13 | ..2031-05-11 | ..2023-01-01
by Friday | future | 2024-10-18 | 2031-05-12..2031-05-16 | 2023-01-01..2023-01-06
by the end of the month | future | 2024-10-18..2024-10-31 | 2031-05-12..2031-05-31 | 2023-01-01..2023-01-31
by the end of next year | future | 2024-10-18..2025-12-31 | 2031-05-12..2032-12-31 | 2023-01-01..2024-12-31
before 20 December | future | ..2024-12-19 | ..2031-12-19 | ..2023-12-19
until 20 December | future | ..2024-12-20 | ..2031-12-20 | ..2023-12-20
after 2014 | past | 2015-01-01..2024-10-18 | 2015-01-01..2031-05-12 | 2015-01-01..2023-01-01
two days ago | past | 2024-10-16 | 2031-05-10 | 2022-12-30
eleven days ago | past | 2024-10-07 | 2031-05-01 | 2022-12-21
a week ago | past | 2024-10-07..2024-10-13 | 2031-05-05..2031-05-11 | 2022-12-19..2022-12-25
two months ago | past | 2024-08-01..2024-08-31 | 2031-03-01..2031-03-31 | 2022-11-01..2022-11-30
a fortnight ago | past | 2024-09-30..2024-10-06 | 2031-04-28..2031-05-04 | 2022-12-12..2022-12-18
some five years ago | past | 2019-01-01..2019-12-31 | 2026-01-01..2026-12-31 | 2018-01-01..2018-12-31
exactly two years ago | past | 2022-10-18 | 2029-05-12 | 2021-01-01
less than two years ago | past | 2022-10-18..2024-10-18 | 2029-05-12..2031-05-12 | 2021-01-01..2023-01-01
two years ago | past | 2022-01-01..2022-12-31 | 2029-01-01..2029-12-31 | 2021-01-01..2021-12-31
almost three years ago | past | 2021-10-18..2022-10-18 | 2028-05-12..2029-05-12 | 2020-01-01..2021-01-01
more than a month ago | past | ..2024-09-18 | ..2031-04-12 | ..2022-12-01
in recent weeks | past | ..2024-10-18 | ..2031-05-12 | ..2023-01-01
a few days ago | past | ..2024-10-18 | ..2031-05-12 | ..2023-01-01
in the past month | perfect | 2024-09-18..2024-10-18 | 2031-04-12..2031-05-12 | 2022-12-01..2023-01-01
over the past two weeks | perfect | 2024-10-04..2024-10-18 | 2031-04-28..2031-05-12 | 2022-12-18..2023-01-01
in the last 24 hours | past | 2024-10-17..2024-10-18 | 2031-05-11..2031-05-12 | 2022-12-31..2023-01-01
for almost three years | perfect | 2021-10-18..2024-10-18 | 2028-05-12..2031-05-12 | 2020-01-01..2023-01-01
for two days | past |  |  |
so far | perfect | ..2024-10-18 | ..2031-05-12 | ..2023-01-01
in the coming weeks | future | 2024-10-18.. | 2031-05-12.. | 2023-01-01..
in two weeks | future | 2024-10-28..2024-11-03 | 2031-05-26..2031-06-01 | 2023-01-09..2023-01-15
in three days | future | 2024-10-21 | 2031-05-15 | 2023-01-04
in the next two weeks | future | 2024-10-18..2024-11-01 | 2031-05-12..2031-05-26 | 2023-01-01..2023-01-15
in two weeks' time | future | 2024-10-28..2024-11-03 | 2031-05-26..2031-06-01 | 2023-01-09..2023-01-15
within three months | future | 2024-10-18..2025-01-18 | 2031-05-12..2031-08-12 | 2023-01-01..2023-04-01
the next day | past |  |  |
three days earlier | past |  |  |
on the eve of | past |  |  |
on Monday this week | past | 2024-10-14 | 2031-05-12 | 2022-12-26
on Tuesday of last week | past | 2024-10-08 | 2031-05-06 | 2022-12-20
this coming Saturday | future | 2024-10-19 | 2031-05-17 | 2023-01-07
this past Saturday | past | 2024-10-12 | 2031-05-10 | 2022-12-31
two Fridays ago | past | 2024-10-04 | 2031-05-02 | 2022-12-23
a week on Thursday | future | 2024-10-31 | 2031-05-22 | 2023-01-12
the Friday before last | past | 2024-10-04 | 2031-05-02 | 2022-12-23
the month before last | past | 2024-08-01..2024-08-31 | 2031-03-01..2031-03-31 | 2022-11-01..2022-11-30
the week after next | future | 2024-10-28..2024-11-03 | 2031-05-26..2031-06-01 | 2023-01-09..2023-01-15
this past weekend | past | 2024-10-12..2024-10-13 | 2031-05-10..2031-05-11 | 2022-12-24..2022-12-25
this week | future | 2024-10-14..2024-10-20 | 2031-05-12..2031-05-18 | 2022-12-26..2023-01-01
this year | present | 2024-01-01..2024-12-31 | 2031-01-01..2031-12-31 | 2023-01-01..2023-12-31
in October | future | 2024-10-18..2024-10-31 | 2031-10-01..2031-10-31 | 2023-10-01..2023-10-31
in the early hours of Sunday | past | 2024-10-13 | 2031-05-11 | 2023-01-01
overnight into Sunday | past | 2024-10-12..2024-10-13 | 2031-05-10..2031-05-11 | 2022-12-31..2023-01-01
before dawn on Monday | past | 2024-10-14 | 2031-05-12 | 2022-12-26
until 6 p.m. on Friday | future | ..2024-10-18 | ..2031-05-16 | ..2023-01-06
Wednesday evening local time | past | 2024-10-16 | 2031-05-07 | 2022-12-28
from Tuesday to Thursday | past | 2024-10-15..2024-10-17 | 2031-05-06..2031-05-08 | 2022-12-27..2022-12-29
from Friday to Sunday | past | 2024-10-11..2024-10-13 | 2031-05-09..2031-05-11 | 2022-12-30..2023-01-01
from Thursday to Tuesday | future | 2024-10-24..2024-10-29 | 2031-05-15..2031-05-20 | 2023-01-05..2023-01-10
on Saturday and Sunday | past | 2024-10-12..2024-10-13 | 2031-05-10..2031-05-11 | 2022-12-31..2023-01-01
on 3 and 4 May | past | 2024-05-03..2024-05-04 | 2031-05-03..2031-05-04 | 2022-05-03..2022-05-04
on the 14th | past | 2024-10-14 | 2031-04-14 | 2022-12-14
on the 5th of last month | past | 2024-09-05 | 2031-04-05 | 2022-12-05
on the twelfth of May 2019 | past | 2019-05-12 | 2019-05-12 | 2019-05-12
25/12/2021 | past | 2021-12-25 | 2021-12-25 | 2021-12-25
08/27/2020 | past | 2020-08-27 | 2020-08-27 | 2020-08-27
3.11.2020 | past | 2020-11-03 | 2020-11-03 | 2020-11-03
12/05/2023 | past |  |  |
on the eve of 12 May 2022 | past | 2022-05-11 | 2022-05-11 | 2022-05-11
three days before Christmas | past | 2023-12-22 | 2030-12-22 | 2022-12-22
the first Monday of June 2021 | past | 2021-06-07 | 2021-06-07 | 2021-06-07
the last week of June 2021 | past | 2021-06-24..2021-06-30 | 2021-06-24..2021-06-30 | 2021-06-24..2021-06-30
the first nine months of last year | past | 2023-01-01..2023-09-30 | 2030-01-01..2030-09-30 | 2022-01-01..2022-09-30
the week of 12 May 2021 | past | 2021-05-10..2021-05-16 | 2021-05-10..2021-05-16 | 2021-05-10..2021-05-16
in Q1 2022 | past | 2022-01-01..2022-03-31 | 2022-01-01..2022-03-31 | 2022-01-01..2022-03-31
in the second half of last year | past | 2023-07-01..2023-12-31 | 2030-07-01..2030-12-31 | 2022-07-01..2022-12-31
so far this year | perfect | 2024-01-01..2024-10-18 | 2031-01-01..2031-05-12 | 2023-01-01
in 2014-16 | past | 2014-01-01..2016-12-31 | 2014-01-01..2016-12-31 | 2014-01-01..2016-12-31
from 2001 to the present | past | 2001-01-01..2024-10-18 | 2001-01-01..2031-05-12 | 2001-01-01..2023-01-01
two years and three months ago | past | 2022-07-01..2022-07-31 | 2029-02-01..2029-02-28 | 2020-10-01..2020-10-31
for months | perfect | ..2024-10-18 | ..2031-05-12 | ..2023-01-01
for months | past |  |  |
within 48 hours | future | 2024-10-18..2024-10-20 | 2031-05-12..2031-05-14 | 2023-01-01..2023-01-03
as of 1 July | future | 2025-07-01.. | 2031-07-01.. | 2023-07-01..
through 30 June | future | ..2025-06-30 | ..2031-06-30 | ..2023-06-30
on Good Friday | past | 2024-03-29 | 2031-04-11 | 2022-04-15
on Thanksgiving | past | 2023-11-23 | 2030-11-28 | 2022-11-24
every Friday | past |  |  |
that Friday | past |  |  |
after the disputed election | past |  |  |
on Tues. | past | 2024-10-15 | 2031-05-06 | 2022-12-27
since Thur | past | 2024-10-17..2024-10-18 | 2031-05-08..2031-05-12 | 2022-12-29..2023-01-01
not until next spring | future | 2025-03-01..2025-05-31 | 2032-03-01..2032-05-31 | 2023-03-01..2023-05-31
not before Monday | future | 2024-10-21.. | 2031-05-12.. | 2023-01-02..
in the 19th century | past | 1801-01-01..1900-12-31 | 1801-01-01..1900-12-31 | 1801-01-01..1900-12-31
in the late twentieth century | past | 1968-01-01..2000-12-31 | 1968-01-01..2000-12-31 | 1968-01-01..2000-12-31
in the second half of the 18th century | past | 1751-01-01..1800-12-31 | 1751-01-01..1800-12-31 | 1751-01-01..1800-12-31
last century | past | 1901-01-01..2000-12-31 | 1901-01-01..2000-12-31 | 1901-01-01..2000-12-31
a century ago | past | 1924-01-01..1924-12-31 | 1931-01-01..1931-12-31 | 1923-01-01..1923-12-31
on the 31st | past | 2024-08-31 | 2031-03-31 | 2022-12-31
on the 31st | future | 2024-10-31 | 2031-05-31 | 2023-01-31
on Friday the 13th | past | 2024-09-13 | 2030-12-13 | 2022-05-13
on Friday the 13th | future | 2024-12-13 | 2031-06-13 | 2023-01-13
on Sunday, 1 January | past | 2023-01-01 | 2031-01-01 | 2023-01-01
on the last day of October | past | 2023-10-31 | 2030-10-31 | 2022-10-31
on the last day of October | future | 2024-10-31 | 2031-10-31 | 2023-10-31
on the last Friday of the month | past | 2024-09-27 | 2031-04-25 | 2022-12-30
two days after Christmas | past | 2023-12-27 | 2030-12-27 | 2022-12-27
on the eve of 19 October | past | 2024-10-18 | 2030-10-18 | 2022-10-18
on the Saturday before Christmas | past | 2023-12-23 | 2030-12-21 | 2022-12-24
on the Monday after 12 May | past | 2024-05-13 | 2030-05-13 | 2022-05-16
on the second weekend of October | past | 2024-10-12..2024-10-13 | 2030-10-12..2030-10-13 | 2022-10-08..2022-10-09
in the winter of 1962-63 | past | 1962-12-01..1963-02-28 | 1962-12-01..1963-02-28 | 1962-12-01..1963-02-28
on the Friday before | past |  |  |
in the three months to September | past | 2024-07-01..2024-09-30 | 2030-07-01..2030-09-30 | 2022-07-01..2022-09-30
in the year ended 31 March | past | 2023-04-01..2024-03-31 | 2030-04-01..2031-03-31 | 2021-04-01..2022-03-31
a week ago on Tuesday | past | 2024-10-08 | 2031-04-29 | 2022-12-20
two weeks from Friday | future | 2024-11-01 | 2031-05-30 | 2023-01-20
a year ago yesterday | past | 2023-10-17 | 2030-05-11 | 2021-12-31
since the coup in 2021 | perfect | 2021-01-01..2024-10-18 | 2021-01-01..2031-05-12 | 2021-01-01..2023-01-01
on 23.04.22 | past | 2022-04-23 | 2022-04-23 | 2022-04-23
the previous evening | past |  |  |
the preceding week | past |  |  |
on Christmas Eve | past | 2023-12-24 | 2030-12-24 | 2022-12-24
"""


def rows(table):
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


def written(interval):
    ends = [end.isoformat() if end else "" for end in interval[:2]]
    return ends[0] if ends[0] == ends[1] else "..".join(ends)


@pytest.mark.parametrize(("words", "tense", "friday", "monday", "sunday"), rows(EXPRESSIONS))
def test_an_expression_resolves_against_the_day_of_publication(words, tense, friday, monday, sunday):
    text = f"They met {words} ."
    (found,) = find_expressions(text)
    assert text[found.start : found.end] == words
    assert [written(resolve(found, day, tense)) for day in PUBLISHED] == [friday, monday, sunday]


RULES = """
on Friday | past | weekday, past tense: day of publication
on Tuesday | past | weekday, past tense: latest before publication
on Tuesday | future | weekday, future tense: first after publication
last Tuesday | past | last weekday: strictly before publication
last week | past | calendar week before publication
since 2014 | past | since: calendar year
by the end of the month | future | by: end of: calendar month of publication
on the eve of | past | unresolved
three days earlier | past | unresolved: relative to another date
for two days | past | unresolved: a duration
"""


@pytest.mark.parametrize(("words", "tense", "rule"), rows(RULES))
def test_every_reading_names_its_rule(words, tense, rule):
    (found,) = find_expressions(f"They met {words} .")
    assert resolve(found, PUBLISHED[0], tense).rule == rule


NO_DATES = """
2000 soldiers crossed the river
Resolution 1718 was adopted
May the talks succeed
he got three months in prison
a 40-year-old man
about 1950 men
the report in USA Today
as soon as they arrive
F-16 and Su-27 jets
the fall of the capital
only a quarter of voters
page 2014
the Vision 2030 plan
the Sunday Times
Bloody Sunday is remembered
at 1900 GMT
March on the capital
a March by pensioners
the 7th Fleet
the first visit in ten years
he lived at 20 May Street
the 26 July Movement
Black September struck
Man Friday is remembered
The paper wrote in the Sun.
"""


@pytest.mark.parametrize("text", [row[0] for row in rows(NO_DATES)])
def test_what_only_looks_like_a_date_is_none(text):
    assert list(find_expressions(text)) == []


@pytest.mark.parametrize(
    "words", ["last Tuesday", "yesterday", "in October", "two years ago", "last June", "so far"]
)
def test_relative_expressions_stay_unresolved_without_a_publication_date(words):
    (found,) = find_expressions(f"They met {words} .")
    assert resolve(found, None) == (None, None, "unresolved: no publication date")


@pytest.mark.parametrize("words", ["on 18 October 2024", "in 2022", "in the 1990s", "in early March 2023"])
def test_full_dates_need_no_publication_date(words):
    (found,) = find_expressions(f"They met {words} .")
    assert resolve(found, None) == resolve(found, PUBLISHED[1])


def test_a_day_that_the_calendar_lacks_stays_unresolved():
    (found,) = find_expressions("They met on 31 February 2024 .")
    assert resolve(found, PUBLISHED[0]).rule == "unresolved: no such day"


@pytest.mark.parametrize(("words", "phrase"), sorted(date_words().phrases.items(), key=lambda item: item[0]))
def test_every_phrase_of_the_word_list_is_found_in_its_place(words, phrase):
    (found,) = find_expressions(f"They met {words} .")
    interval = resolve(found, PUBLISHED[0], "present")
    days = [end and (end - PUBLISHED[0]).days for end in interval[:2]]
    assert (days, interval.rule) == ([phrase.first, phrase.last], phrase.rule)


@pytest.mark.parametrize("phrase", sorted({phrase.example for phrase in date_words().phrases.values()}))
def test_the_example_of_every_phrase_holds_a_date(phrase):
    assert any(found.point.kind == "phrase" for found in find_expressions(phrase))


@given(st.text(alphabet="aeion 0123456789.,-:()'MayOctFri last week ago", max_size=80))
def test_expressions_lie_in_the_text_in_order_without_overlap(text):
    position = 0
    for found in find_expressions(text):
        assert position <= found.start < found.end <= len(text)
        position = found.end


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.sampled_from(rows(EXPRESSIONS)))
def test_earliest_never_lies_after_latest(day, row):
    (found,) = find_expressions(f"They met {row[0]} .")
    earliest, latest, _ = resolve(found, day, row[1])
    assert earliest is None or latest is None or earliest <= latest


def parsed(text, published=PUBLISHED[0]):
    day = DateRange(published, published) if published else None
    article = Article(id="A-1", text=text, body=(Range(0, len(text)),), published=day)
    return parse(article, load_pipeline(DEFAULT_PIPELINE))


def date_of(text, verb, published=PUBLISHED[0]):
    document = parsed(text, published)
    (predicate,) = [token for token in document.doc if token.text == verb]
    return date_for(predicate, find_dates(document), document)


ATTACHED = """
Troops crossed the river on Tuesday. | crossed | 2024-10-15 | on Tuesday
The ministers will meet on Tuesday. | meet | 2024-10-22 | on Tuesday
The ministers are to meet on Tuesday. | meet | 2024-10-22 | on Tuesday
Talks are scheduled for Tuesday. | scheduled | 2024-10-22 | for Tuesday
Both sides agreed to meet on Tuesday. | meet | 2024-10-22 | on Tuesday
A spokesman said on Friday that troops had crossed the river last week. | crossed | 2024-10-07..2024-10-13 | last week
A spokesman said on Friday that troops had crossed the river last week. | said | 2024-10-18 | on Friday
Troops crossed the river, a spokesman said on Thursday. | said | 2024-10-17 | on Thursday
Troops crossed the river, a spokesman said on Thursday. | crossed | ..2024-10-18 | None
The attack took place on Monday. | attack | 2024-10-14 | on Monday
Monday's attack killed nobody. | attack | 2024-10-14 | Monday
The minister called the attack cowardly on Monday. | attack | ..2024-10-18 | None
The army held an exercise on Monday. | exercise | 2024-10-14 | on Monday
On Monday the army shelled the port and seized the bridge. | seized | 2024-10-14 | On Monday
The president will travel to the island. | travel | 2024-10-18.. | None
On Monday gunmen seized the town, killing twelve people. | killing | 2024-10-14 | On Monday
The army called up reservists on Monday and will hold an exercise. | hold | 2024-10-18.. | None
The truce expires on Sunday. | expires | 2024-10-20 | on Sunday
The ministry says on Thursday it has no information. | says | 2024-10-17 | on Thursday
Troops were rushed north to secure the bridge on Tuesday. | secure | 2024-10-15 | on Tuesday
The minister is accused of ordering the raid in June. | ordering | 2024-06-01..2024-06-30 | in June
Protests spread to the coast on Tuesday. | spread | 2024-10-15 | on Tuesday
The two states have been at war since 2014. | been | 2014-01-01..2024-10-18 | since 2014
The dispute goes back to 1972, when troops drove the farmers out. | drove | 1972-01-01..1972-12-31 | back to 1972
Contact was broken off in 2008, when aircraft bombed a camp. | bombed | 2008-01-01..2008-12-31 | in 2008
Talks were held in May, during which the army shelled the port. | shelled | 2024-05-01..2024-05-31 | in May
Two men were wounded on Tuesday when a boat opened fire. | opened | 2024-10-15 | on Tuesday
Two men were wounded on Tuesday when a boat opened fire. | wounded | 2024-10-15 | on Tuesday
The envoy was expelled two days after Peru arrested a Chilean spy. | arrested | ..2024-10-18 | None
The envoy was expelled two days after Peru arrested a Chilean spy. | expelled | ..2024-10-18 | two days after
Peru expelled the envoy on Monday, two days after it arrested a spy. | expelled | 2024-10-14 | on Monday
Peru expelled the envoy on Monday, two days after it arrested a spy. | arrested | ..2024-10-18 | None
The activist was sentenced on December 30 to 20 years in prison. | sentenced | 2023-12-30 | on December 30
Since the coup in 2021 the army has killed thousands. | killed | 2021-01-01..2024-10-18 | Since the coup in 2021
The truce was signed in 2015, after which rebels returned home. | returned | ..2024-10-18 | None
The bridge will not reopen until Monday. | reopen | 2024-10-21 | until Monday
The school will not open before Monday. | open | 2024-10-21.. | before Monday
The church dates from the 16th century. | dates | 1501-01-01..1600-12-31 | from the 16th century
The junta promised elections within two years. | promised | 2024-10-18..2026-10-18 | within two years
The suspect had been released three days earlier. | released | 2024-10-15 | three days earlier
The minister, who resigned the day before, declined to speak. | resigned | 2024-10-17 | the day before
The talks will resume the following Monday. | resume | 2024-10-21 | the following Monday
The talks resumed the following Monday. | resumed | ..2024-10-18 | the following Monday
Rebels attacked the port between Oct. 8 and 13. | attacked | 2024-10-08..2024-10-13 | between Oct. 8 and 13
"""


@pytest.mark.parametrize(("text", "predicate", "expected", "words"), rows(ATTACHED))
def test_a_predicate_takes_the_date_that_modifies_it(text, predicate, expected, words):
    found = date_of(text, predicate)
    assert (written((found.earliest, found.latest)), str(found.text)) == (expected, words)


def test_without_a_date_an_event_lies_before_publication():
    assert date_of("Troops crossed the river.", "crossed") == DateRange(
        None, PUBLISHED[0], rule="by publication"
    )


def test_without_a_date_a_future_event_lies_after_publication():
    assert date_of("Troops will cross the river.", "cross") == DateRange(
        PUBLISHED[0], None, rule="after publication"
    )


def test_a_date_that_cannot_be_resolved_keeps_its_words_and_the_bounds_of_publication():
    found = date_of("The envoy had left the town two days before the vote.", "left")
    assert (found.earliest, found.latest, found.text) == (None, PUBLISHED[0], "two days before")
    assert found.rule == "unresolved; by publication"


def test_a_day_without_a_year_follows_the_tense_even_beside_publication():
    (found,) = find_expressions("They met on 20 October .")
    assert resolve(found, PUBLISHED[0], "past").earliest == date(2023, 10, 20)
    assert resolve(found, PUBLISHED[0], "present").earliest == date(2024, 10, 20)


def test_the_words_of_a_date_are_a_slice_of_the_text():
    document = parsed("The envoy left on Tuesday, weeks before the vote of 3 November 2024.")
    for mention in find_dates(document):
        assert document.article.text[mention.date.start : mention.date.end] == mention.date.text


@pytest.mark.parametrize(
    "text",
    ["Striker Kofi Friday scored twice.", "Mr Friday resigned.", "The coach praised Sunday Oliseh."],
)
def test_a_weekday_that_names_somebody_is_no_date(text):
    assert find_dates(parsed(text)) == ()


def test_a_day_earlier_counts_from_publication_only_where_no_other_date_is_named():
    (alone,) = find_dates(parsed("The envoy resigned the day before."))
    assert (alone.date.earliest, alone.date.rule) == (
        date(2024, 10, 17),
        "1 day before publication: no other date is named",
    )
    *_, beside = find_dates(parsed("The talks began in 2019. The envoy resigned three days earlier."))
    assert beside.date.rule == "unresolved: relative to another date"
    first, _ = find_dates(parsed("The envoy, who resigned the day before, spoke on Friday."))
    assert first.date.rule == "unresolved: relative to another date"


def test_a_day_earlier_counts_from_the_day_named_before():
    document = parsed("Shells fell on 3 March 2024. The envoy had left a day earlier.")
    assert [mention.date.earliest for mention in find_dates(document)] == [date(2024, 3, 3), date(2024, 3, 2)]


def test_a_dateline_gives_the_day_where_the_article_has_none():
    text = "OSLO, 12 May 2031 - The envoy left on Friday."
    assert date_of(text, "left", published=None).earliest == date(2031, 5, 9)


def test_a_range_of_publication_widens_what_counts_from_it():
    text = "The envoy left yesterday."
    article = Article(
        "A-1", text, (Range(0, len(text)),), published=DateRange(date(2024, 10, 1), date(2024, 10, 3))
    )
    (mention,) = find_dates(parse(article, load_pipeline(DEFAULT_PIPELINE)))
    assert (mention.date.earliest, mention.date.latest) == (date(2024, 9, 30), date(2024, 10, 2))


TENSES = """
The army crossed the river. | crossed | past
The army has crossed the river. | crossed | perfect
The army had crossed the river. | crossed | past
The army will cross the river. | cross | future
The army would cross the river. | cross | future
The army may have crossed the river. | crossed | perfect
The army wants to cross the river. | cross | future
The army crosses the river. | crosses | present
The ministry says it knows nothing. | says | past
The army was accused of crossing the river. | crossing | past
The army is going to cross the river. | cross | future
The army began to cross the river. | cross | past
"""


@pytest.mark.parametrize(("text", "verb", "tense"), rows(TENSES))
def test_tense_follows_the_verb_and_its_auxiliaries(text, verb, tense):
    (token,) = [token for token in parsed(text).doc if token.text == verb]
    assert tense_of(token) == tense
