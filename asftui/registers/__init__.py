"""What a person does to the records, one module for each register. They are the only writers of records."""
