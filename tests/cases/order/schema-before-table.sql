-- The schema comes before its table (DacFx #384).
--- current
--- desired
CREATE SCHEMA [zz];
GO
CREATE TABLE [zz].[A] (
  [A] INT NOT NULL
);
GO
--- hazards
--- steps
create schema [zz]
create table [zz].[A]
