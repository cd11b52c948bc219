-- Each pair of spellings that SQL Server stores alike.
--- current
CREATE TABLE dbo.T (A int NULL, B varchar(10) NULL, D datetime NULL,
    CONSTRAINT C1 CHECK (([A]<>(1))), CONSTRAINT C2 CHECK ([A]=(3) OR [A]=(2) OR [A]=(1)), CONSTRAINT C3 CHECK ([A]>=(1) AND [A]<=(9)),
    CONSTRAINT C4 CHECK ([B] IS NOT NULL), CONSTRAINT C5 CHECK ([D]<=getdate()), CONSTRAINT C6 CHECK (NOT [B] like 'a%'),
    CONSTRAINT C7 CHECK ([A]=(-1)), CONSTRAINT C8 CHECK (CONVERT([varchar](10),[A])='1'));
--- desired
CREATE TABLE dbo.T (A int NULL, B varchar(10) NULL, D datetime NULL,
    CONSTRAINT C1 CHECK (A != 1), CONSTRAINT C2 CHECK (A IN (1, 2, 3)), CONSTRAINT C3 CHECK (A BETWEEN 1 AND 9),
    CONSTRAINT C4 CHECK (B is not null), CONSTRAINT C5 CHECK (D <= CURRENT_TIMESTAMP), CONSTRAINT C6 CHECK (B NOT LIKE 'a%'),
    CONSTRAINT C7 CHECK (A = -1), CONSTRAINT C8 CHECK (CAST(A AS varchar(10)) = '1'));
--- hazards
--- steps
