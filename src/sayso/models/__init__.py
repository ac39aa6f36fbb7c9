"""The models room: trained weights with their model cards."""
