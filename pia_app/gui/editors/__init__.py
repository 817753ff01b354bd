"""Editors for answers: one field per question type, and around each what every answer may carry."""
