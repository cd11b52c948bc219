CREATE TABLE [Stock].[Product]
(
    [ProductId] INT                NOT NULL IDENTITY (1, 1),
    [Sku]       [dbo].[Sku]        NOT NULL,
    [Title]     NVARCHAR (200)     NOT NULL,
    [ListPrice] DECIMAL (10, 2)    NOT NULL,
    [Weight]    DECIMAL (9, 3)     NULL,
    [IsActive]  BIT                NOT NULL CONSTRAINT [DF_Product_IsActive] DEFAULT ((1)),
    [RowStamp]  ROWVERSION         NOT NULL,
    CONSTRAINT [PK_Product] PRIMARY KEY CLUSTERED ([ProductId]),
    CONSTRAINT [UQ_Product_Sku] UNIQUE ([Sku]),
    CONSTRAINT [CK_Product_ListPrice] CHECK ([ListPrice] >= 0)
);
GO

EXECUTE sp_addextendedproperty @name = N'MS_Description', @value = N'Stock keeping unit, printed on the box.',
    @level0type = N'SCHEMA', @level0name = N'Stock', @level1type = N'TABLE', @level1name = N'Product',
    @level2type = N'COLUMN', @level2name = N'Sku';
