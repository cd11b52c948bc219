-- A key and a foreign key to it in one plan.
--- current
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL
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
  [P] INT NULL CONSTRAINT [FK_T_P] REFERENCES [dbo].[P] ([A])
);
GO
--- hazards
--- steps
