PRINT N'Shop, $(Environment)';
