-- Dots, blanks and brackets inside a name.
--- current
CREATE TABLE dbo.[a.b c] ([d.e] int NULL);
--- desired
CREATE TABLE dbo.[a.b c] ([d.e] bigint NULL, [ ] int NULL);
--- hazards
HA002 [dbo].[a.b c]
HA005 Database Options
LOCK002 [dbo].[a.b c]
SPACE001 Database Options
SPACE002 Database Options
