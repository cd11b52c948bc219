-- Several columns of one table change at once.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] VARCHAR (10) NULL,
  [D] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] BIGINT NULL,
  [C] VARCHAR (20) NOT NULL,
  [E] INT NULL
);
GO
--- hazards
DATA002 [dbo].[T]
DATA005 [dbo].[T]
DATA011 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
LOCK003 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- steps
alter table [dbo].[T]
alter table [dbo].[T] (2)
alter table [dbo].[T] (3)
alter table [dbo].[T] (4)
