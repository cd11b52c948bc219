-- Several columns of one table change at once.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] VARCHAR (10) NULL,
  [D] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] BIGINT NULL,
  [C] VARCHAR (20) NOT NULL,
  [E] INT NULL
);
GO
--- hazards
--- steps
