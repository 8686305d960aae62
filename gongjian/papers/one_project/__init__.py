"""一项目一清单一方案 (M34): the list, the Gantt chart, who answers for what by when, what stands in the way."""
