-- Dots, blanks and brackets inside a name.
--- current
CREATE TABLE dbo.[a.b c] ([d.e] int NULL);
--- desired
CREATE TABLE dbo.[a.b c] ([d.e] bigint NULL, [ ] int NULL);
--- hazards
LOCK002 [dbo].[a.b c]
