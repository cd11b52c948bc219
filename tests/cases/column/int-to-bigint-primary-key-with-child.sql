-- Key and foreign key are taken off, both columns change.
--- current
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [P] INT NOT NULL CONSTRAINT [FK_T_P] REFERENCES [dbo].[P] ([A])
);
GO
CREATE INDEX [IX_T_P] ON [dbo].[T] ([P]);
GO
--- desired
CREATE TABLE [dbo].[P] (
  [A] BIGINT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [P] BIGINT NOT NULL CONSTRAINT [FK_T_P] REFERENCES [dbo].[P] ([A])
);
GO
CREATE INDEX [IX_T_P] ON [dbo].[T] ([P]);
GO
--- hazards
--- steps
--- because
