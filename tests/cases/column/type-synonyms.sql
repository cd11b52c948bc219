-- Two spellings of one type are the same type.
--- current
CREATE TABLE dbo.T (A integer NULL, B dec(9, 2) NULL, C character varying(10) NULL, D national char(3) NULL, E double precision NULL, F float(53) NULL, G timestamp NOT NULL, H datetime2 NULL, I numeric(18, 0) NULL);
--- desired
CREATE TABLE dbo.T (A int NULL, B decimal(9, 2) NULL, C varchar(10) NULL, D nchar(3) NULL, E float NULL, F float NULL, G rowversion NOT NULL, H datetime2(7) NULL, I numeric NULL);
--- hazards
--- steps
