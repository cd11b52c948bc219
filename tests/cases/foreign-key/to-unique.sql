-- A foreign key to a unique constraint that changes.
--- current
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL,
  [B] INT NOT NULL,
  CONSTRAINT [UQ_P] UNIQUE ([A])
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL CONSTRAINT [FK_T_P] REFERENCES [dbo].[P] ([A])
);
GO
--- desired
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL,
  [B] INT NOT NULL,
  CONSTRAINT [UQ_P] UNIQUE CLUSTERED ([A])
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL CONSTRAINT [FK_T_P] REFERENCES [dbo].[P] ([A])
);
GO
--- hazards
--- steps
