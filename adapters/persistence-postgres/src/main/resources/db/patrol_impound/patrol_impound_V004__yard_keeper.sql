-- Who keeps a yard, as older systems tell (ADR 0019).
ALTER TABLE yard ADD COLUMN keeper text;
COMMENT ON COLUMN yard.keeper IS '管理单位 | the firm that keeps the yard';
