-- Two indexes swap their names.
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE INDEX I1 ON dbo.T (A);
GO
CREATE INDEX I2 ON dbo.T (B);
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE INDEX I2 ON dbo.T (A);
GO
CREATE INDEX I1 ON dbo.T (B);
--- hazards
LOCK005 [dbo].[T].[I1]
LOCK005 [dbo].[T].[I2]
SPACE001 Database Options
SPACE002 Database Options
