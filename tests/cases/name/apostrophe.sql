-- Names with an apostrophe, which land in strings of sp_rename and of look-ups.
--- current
CREATE TABLE dbo.[it's] ([o'clock] int NULL DEFAULT (1), CONSTRAINT [CK'old] CHECK ([o'clock] > 0));
--- desired
CREATE TABLE dbo.[it's] ([o'clock] int NULL DEFAULT (2), CONSTRAINT [CK'new] CHECK ([o'clock] > 0));
--- hazards
--- script
+ sp_rename
