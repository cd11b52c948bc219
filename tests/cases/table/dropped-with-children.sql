-- Everything that hangs on a table goes with it; one hazard says so.
--- current
CREATE TABLE dbo.T (A int IDENTITY NOT NULL CONSTRAINT PK_T PRIMARY KEY, B int NULL CONSTRAINT CK_T CHECK (B > 0) CONSTRAINT DF_T DEFAULT (1));
GO
CREATE INDEX IX_T ON dbo.T (B);
GO
CREATE STATISTICS ST_T ON dbo.T (B, A);
GO
CREATE TRIGGER dbo.TR ON dbo.T AFTER INSERT AS RETURN;
--- desired
--- hazards
DATA001 [dbo].[T]
HA001 [dbo].[T]
--- steps
drop table [dbo].[T]
