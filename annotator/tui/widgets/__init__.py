"""The parts that screens are made of; they know only the domain."""
