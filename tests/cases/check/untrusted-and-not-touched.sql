-- A check and a foreign key that are not trusted stay so while their table changes beside them; the plan is proven all the same.
--- current
CREATE TABLE dbo.P (A int NOT NULL CONSTRAINT PK_P PRIMARY KEY);
GO
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
ALTER TABLE dbo.T WITH NOCHECK ADD CONSTRAINT CK_T CHECK (A > 0);
GO
ALTER TABLE dbo.T WITH NOCHECK ADD CONSTRAINT FK_T FOREIGN KEY (A) REFERENCES dbo.P (A);
--- desired
CREATE TABLE dbo.P (A int NOT NULL CONSTRAINT PK_P PRIMARY KEY);
GO
CREATE TABLE dbo.T (
  A int NULL CONSTRAINT CK_T CHECK (A > 0) CONSTRAINT FK_T REFERENCES dbo.P (A),
  B bigint NULL
);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
