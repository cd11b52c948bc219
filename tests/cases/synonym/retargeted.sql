-- A synonym points elsewhere.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE TABLE [dbo].[U] (
  [A] INT NOT NULL
);
GO
CREATE SYNONYM [dbo].[N] FOR [dbo].[T];
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE TABLE [dbo].[U] (
  [A] INT NOT NULL
);
GO
CREATE SYNONYM [dbo].[N] FOR [dbo].[U];
GO
--- hazards
SEC002 [dbo].[N]
--- steps
drop synonym [dbo].[N]
create synonym [dbo].[N]
