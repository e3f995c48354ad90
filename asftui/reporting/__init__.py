"""What leaves the program: blank sheets and sign-in sheets; later the reports and exports."""
