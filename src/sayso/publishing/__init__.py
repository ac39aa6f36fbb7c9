"""The publishing room: tables, exports and the HTML dossier."""
