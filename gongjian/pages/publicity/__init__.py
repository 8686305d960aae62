"""宣传公开: the queue of what is to be published, each item's page and its acts, and which word, figure and paper may go out at all."""
