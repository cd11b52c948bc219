-- With its index there is nothing to warn of.
--- current
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL
);
GO
CREATE INDEX [IX_T_P] ON [dbo].[T] ([P]);
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
CREATE INDEX [IX_T_P] ON [dbo].[T] ([P]);
GO
--- hazards
DATA012 [dbo].[FK_T_P]
LOCK007 [dbo].[FK_T_P]
