"""The page 发放与回收 and its dialogs."""
