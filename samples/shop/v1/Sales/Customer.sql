CREATE TABLE [Sales].[Customer]
(
    [CustomerId]  INT            NOT NULL IDENTITY (1, 1),
    [Email]       NVARCHAR (254) NOT NULL,
    [DisplayName] NVARCHAR (100) NOT NULL,
    [Country]     CHAR (2)       NULL,
    [Fax]         VARCHAR (30)   NULL,
    [CreatedAt]   DATETIME2 (3)  NOT NULL CONSTRAINT [DF_Customer_CreatedAt] DEFAULT (sysutcdatetime()),
    CONSTRAINT [PK_Customers] PRIMARY KEY CLUSTERED ([CustomerId]),
    CONSTRAINT [UQ_Customer_Email] UNIQUE ([Email]),
    CONSTRAINT [CK_Customer_Email] CHECK ([Email] LIKE N'%_@_%')
);
GO

EXECUTE sp_addextendedproperty @name = N'MS_Description', @value = N'A person who has ordered at least once.',
    @level0type = N'SCHEMA', @level0name = N'Sales', @level1type = N'TABLE', @level1name = N'Customer';
