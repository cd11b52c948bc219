-- A value that is a number is no text.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
EXECUTE sp_addextendedproperty N'p', 1, N'SCHEMA', N'dbo', N'TABLE', N'T';
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
EXECUTE sp_addextendedproperty N'p', 2, N'SCHEMA', N'dbo', N'TABLE', N'T';
--- hazards
