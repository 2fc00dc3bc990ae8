ALTER TABLE {stage} ADD PRIMARY KEY ({key});
ANALYZE {stage};
