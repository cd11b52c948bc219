-- One clustered index takes the place of another.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE CLUSTERED INDEX [CX1] ON [dbo].[T] ([A]);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE CLUSTERED INDEX [CX2] ON [dbo].[T] ([B]);
GO
--- hazards
--- steps
