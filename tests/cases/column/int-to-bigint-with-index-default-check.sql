-- Index, default and check are taken off and put back.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL CONSTRAINT [DF_T_B] DEFAULT (0) CONSTRAINT [CK_T_B] CHECK ([B] >= 0)
);
GO
CREATE INDEX [IX_T_B] ON [dbo].[T] ([B]);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] BIGINT NOT NULL CONSTRAINT [DF_T_B] DEFAULT (0) CONSTRAINT [CK_T_B] CHECK ([B] >= 0)
);
GO
CREATE INDEX [IX_T_B] ON [dbo].[T] ([B]);
GO
--- hazards
--- steps
--- because
