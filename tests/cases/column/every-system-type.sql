-- A column of each type that T-SQL has.
--- current
--- desired
CREATE TABLE dbo.T (
    A1 bigint NULL, A2 int NULL, A3 smallint NULL, A4 tinyint NULL, A5 bit NULL, A6 decimal(10, 3) NULL, A7 numeric NULL,
    A8 money NULL, A9 smallmoney NULL, B1 float NULL, B2 float(24) NULL, B3 real NULL, B4 date NULL, B5 time NULL, B6 time(3) NULL,
    B7 datetime NULL, B8 datetime2 NULL, B9 datetime2(0) NULL, C1 datetimeoffset(4) NULL, C2 smalldatetime NULL, C3 char NULL,
    C4 char(10) NULL, C5 varchar(10) NULL, C6 varchar(max) NULL, C7 text NULL, C8 nchar(3) NULL, C9 nvarchar(4) NULL,
    D1 nvarchar(max) NULL, D2 ntext NULL, D3 binary(8) NULL, D4 varbinary(8) NULL, D5 varbinary(max) NULL, D6 image NULL,
    D7 uniqueidentifier NULL, D8 xml NULL, D9 sql_variant NULL, E1 hierarchyid NULL, E2 geography NULL, E3 geometry NULL,
    E4 sysname NULL, E5 rowversion NOT NULL
);
--- hazards
