-- The constraint moves to another column.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL,
  CONSTRAINT [UQ_T] UNIQUE ([A])
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL,
  CONSTRAINT [UQ_T] UNIQUE ([B])
);
GO
--- hazards
DATA010 [dbo].[UQ_T]
LOCK008 [dbo].[UQ_T]
PERF002 [dbo].[UQ_T]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop unique constraint [dbo].[UQ_T]
create unique constraint [dbo].[UQ_T]
