-- An unnamed foreign key comes and, in reverse, goes.
--- current
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL REFERENCES [dbo].[P] ([A])
);
GO
--- hazards
DATA012 Foreign Key: unnamed constraint on [dbo].[T]
LOCK007 Foreign Key: unnamed constraint on [dbo].[T]
PERF005 Foreign Key: unnamed constraint on [dbo].[T]
