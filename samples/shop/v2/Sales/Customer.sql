CREATE TABLE [Sales].[Customer]
(
    [CustomerId]  INT            NOT NULL IDENTITY (1, 1),
    [Email]       NVARCHAR (254) NOT NULL,
    [DisplayName] NVARCHAR (100) NOT NULL,
    [Phone]       VARCHAR (30)   NULL,
    [Country]     CHAR (2)       NOT NULL CONSTRAINT [DF_Customer_Country] DEFAULT ('DE'),
    [CreatedAt]   DATETIME2 (3)  NOT NULL CONSTRAINT [DF_Customer_CreatedAt] DEFAULT (sysutcdatetime()),
    CONSTRAINT [PK_Customer] PRIMARY KEY CLUSTERED ([CustomerId]),
    CONSTRAINT [UQ_Customer_Email] UNIQUE ([Email]),
    CONSTRAINT [CK_Customer_Email] CHECK ([Email] LIKE N'%_@_%._%'),
    CONSTRAINT [FK_Customer_Country] FOREIGN KEY ([Country]) REFERENCES [dbo].[Country] ([Code])
);
GO

EXECUTE sp_addextendedproperty @name = N'MS_Description', @value = N'A person or company that has ordered at least once.',
    @level0type = N'SCHEMA', @level0name = N'Sales', @level1type = N'TABLE', @level1name = N'Customer';
