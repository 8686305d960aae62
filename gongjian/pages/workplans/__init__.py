"""单位工作方案 (M57): every unit's 方案 and tasks side by side; one unit's 方案、项目清单、任务清单、时间表、路线图; its acts."""
