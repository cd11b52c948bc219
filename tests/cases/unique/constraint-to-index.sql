-- A unique constraint becomes a unique index of the same name.
--- current
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT UX_T UNIQUE);
--- desired
CREATE TABLE dbo.T (A int NOT NULL);
GO
CREATE UNIQUE INDEX UX_T ON dbo.T (A);
--- hazards
LOCK005 [dbo].[T].[UX_T]
SPACE001 Database Options
SPACE002 Database Options
