"""The host of Zhibu: everything that a feature stands on, and no feature itself."""
