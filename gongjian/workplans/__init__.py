"""Each unit's own work plan (M57): its 方案, and its 任务清单 as tasks with a person, a deputy head and a day.

项目清单、时间表、路线图 are views over these and the projects.
"""
