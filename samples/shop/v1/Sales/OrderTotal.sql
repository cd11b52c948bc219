CREATE FUNCTION [Sales].[OrderTotal] (@OrderId INT)
RETURNS DECIMAL (12, 2)
AS
BEGIN
    RETURN (SELECT SUM([Amount]) FROM [Sales].[OrderLine] WHERE [OrderId] = @OrderId);
END;
