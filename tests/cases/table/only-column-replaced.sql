-- The only column gives way to an identity, which cannot come beside another one: the table is copied.
--- current
CREATE TABLE dbo.T (A int IDENTITY (1, 1) NOT NULL);
--- desired
CREATE TABLE dbo.T (B int IDENTITY (1, 1) NOT NULL);
--- hazards
DATA002 [dbo].[T]
DATA005 [dbo].[T]
LOCK001 [dbo].[T]
SEC002 [dbo].[T]
