"""An officer's desk: who sees, who may. The only door through which anything is read or written."""
