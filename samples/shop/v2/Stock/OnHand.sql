CREATE VIEW [Stock].[OnHand]
AS
SELECT p.[ProductId], p.[Sku], p.[Title], COALESCE(SUM(m.[Quantity]), 0) AS [Quantity]
FROM [Stock].[Product] AS p
LEFT JOIN [Stock].[Movement] AS m ON m.[ProductId] = p.[ProductId]
GROUP BY p.[ProductId], p.[Sku], p.[Title];
