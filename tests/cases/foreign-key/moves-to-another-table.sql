-- A constraint's name is used on another table.
--- current
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL CONSTRAINT [FK_x] REFERENCES [dbo].[P] ([A])
);
GO
CREATE TABLE [dbo].[U] (
  [P] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL
);
GO
CREATE TABLE [dbo].[U] (
  [P] INT NULL CONSTRAINT [FK_x] REFERENCES [dbo].[P] ([A])
);
GO
--- hazards
--- steps
