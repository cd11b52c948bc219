-- The foreign key refers to another table now.
--- current
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[Q] (
  [A] INT NOT NULL CONSTRAINT [PK_Q] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL CONSTRAINT [FK_T] REFERENCES [dbo].[P] ([A])
);
GO
--- desired
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[Q] (
  [A] INT NOT NULL CONSTRAINT [PK_Q] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL CONSTRAINT [FK_T] REFERENCES [dbo].[Q] ([A])
);
GO
--- hazards
DATA012 [dbo].[FK_T]
LOCK007 [dbo].[FK_T]
PERF005 [dbo].[FK_T]
